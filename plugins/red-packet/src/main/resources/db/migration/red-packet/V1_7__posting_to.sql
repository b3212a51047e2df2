create index red_packet_posting_to on red_packet_posting (to_account, created)
