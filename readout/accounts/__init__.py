"""From the readings of many reports to one record: encounters told by several accounts, what differs, what became of promises."""
