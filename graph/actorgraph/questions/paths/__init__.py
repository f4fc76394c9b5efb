"""Ways through the claims: what they join, and the searches for the shortest, strongest and earliest."""
