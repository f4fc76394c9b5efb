"""Where everything lies: `stress` for what can be read as a whole, `crowd` for more."""
