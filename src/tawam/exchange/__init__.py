"""What partners do together: activities with people, money and outcomes, and the agreements that they rest on."""
