"""The command line of actorgraph."""
