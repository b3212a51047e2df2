package io.hongyan.im.packet;

/** One packet as it arrived, in whatever codec. */
public interface Unread {
    /** Bytes that are no packet. */
    Unread BROKEN = new Unread() {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public Incoming read() {
            return Envelope.unread();
        }
    };

    /** What it costs to keep, in bytes or characters. */
    int size();

    /** Reads it; never throws. */
    Incoming read();
}
