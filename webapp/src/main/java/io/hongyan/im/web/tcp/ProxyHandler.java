package io.hongyan.im.web.tcp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;

/** Takes the header of the PROXY protocol, version 2, that a load balancer sends first, then steps aside. */
final class ProxyHandler extends SimpleChannelInboundHandler<HAProxyMessage> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, HAProxyMessage header) {
        // LOCAL is the balancer itself, which looks whether we live
        if (header.command() == HAProxyCommand.PROXY && header.sourceAddress() != null) {
            context.fireUserEventTriggered(new Proxied(header.sourceAddress()));
        }
        context.pipeline().remove(this);
    }
}
