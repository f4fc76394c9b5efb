"""Lists of sanctions: of the United Nations, the European Union, the United Kingdom, the United States, and OpenSanctions."""
