"""The pages of what all articles share: speakers and topics."""
