package dev.eyewitness.feed;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;

/**
 * Counts the ping frames of a WebSocket client as its messages are: each is answered below the WebSocket's own interface, whether or not
 * the client takes the answers.
 */
final class PingGate extends ChannelInboundHandlerAdapter {

    private final LiveSession session;

    PingGate(LiveSession session) {
        this.session = session;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof PingWebSocketFrame ping && !session.allows()) {
            ping.release();
            session.silence(LiveClose.TOO_MANY);
        } else {
            context.fireChannelRead(message);
        }
    }
}
