"""How claims, counts and times are put into English."""
