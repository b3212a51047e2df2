package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.api.Command;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Job;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import java.util.List;
import java.util.Optional;

/** Adds the media type {@code red-packet} and what belongs to it. */
public final class RedPacketPlugin implements Plugin {
    @Override
    public List<MediaType<?>> mediaTypes(Host host) {
        return List.of(new RedPacketType(host));
    }

    @Override
    public List<Command<?>> commands(Host host) {
        return List.of(
                new OpenCommand(host),
                new DetailCommand(host),
                new WalletCommand(host),
                new GrantCommand(host),
                new LedgerCommand());
    }

    @Override
    public List<Job> jobs(Host host) {
        return List.of(new ReturnJob(host.clock()));
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(PacketRow.class, PostingRow.class, ShareRow.class, WalletRow.class);
    }

    @Override
    public Optional<? extends Record> settings() {
        return Optional.of(RedPacketSettings.DEFAULT);
    }
}
