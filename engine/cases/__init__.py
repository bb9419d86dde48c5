"""Cases: files, records, values, units and medicines, read strictly; and what is expected of them."""
