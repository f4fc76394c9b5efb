"""What the writers of formats share."""
