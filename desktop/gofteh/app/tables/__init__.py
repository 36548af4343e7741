"""The registry as tables that people keep in spreadsheets: speakers and topics, out and in again."""
