create index red_packet_due on red_packet (returned, expires)
