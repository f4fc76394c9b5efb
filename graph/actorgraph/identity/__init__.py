"""Which actors of different datasets are one: proposed by rules, decided by people, never merged."""
