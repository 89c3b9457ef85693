"""How this house is put together: settings, addresses, the rooms there are and who listens."""
