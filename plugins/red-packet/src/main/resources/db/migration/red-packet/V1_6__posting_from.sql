create index red_packet_posting_from on red_packet_posting (from_account, created)
