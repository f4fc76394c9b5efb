"""The nouns of actorgraph, as frozen values that check themselves, and their words."""
