"""What all formats share: how they are found, what they read from, and where they put it."""
