package dev.eyewitness.feed;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * The connection below a stream, for what the stream's own protocol cannot do: bound what waits in it, and end it without the
 * client's help.
 */
final class Line {

    /** How much the system may hold of what one client has not taken, in bytes; Linux doubles it for its own needs. */
    private static final int SEND_BUFFER = 256 * 1024;

    /** Messages that are due together leave in one system call, up to so many. */
    private static final int FLUSHES = 64;

    /** HTTP/2's code CANCEL (RFC 9113, section 7). */
    private static final long CANCEL = 8;

    private final HttpServerRequest request;
    private final Context eventLoop;
    private final Channel channel;

    private Line(HttpServerRequest request, Context eventLoop, Channel channel) {
        this.request = request;
        this.eventLoop = eventLoop;
        this.channel = channel;
    }

    /** The line that this request, of a stream or an upgrade, came by. */
    static Line of(HttpServerRequest request) {
        ConnectionBase connection = (ConnectionBase) request.connection();
        Channel channel = connection.channel();
        try {
            channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        } catch (ChannelException gone) {
            // the client has left already, which the stream will see
        }
        if (channel.pipeline().get(FlushConsolidationHandler.class) == null) {
            channel.pipeline().addFirst(new FlushConsolidationHandler(FLUSHES, true));
        }
        return new Line(request, connection.getContext(), channel);
    }

    /** What writes to the client runs there. */
    Context eventLoop() {
        return eventLoop;
    }

    /**
     * Holds a place for as long as the answer to that request is under way; where it becomes a WebSocket, which ends no answer, for as
     * long as the connection lasts.
     */
    void hold(Place place, RoutingContext context) {
        ChannelFutureListener connectionEnds = closed -> place.leave();
        channel.closeFuture().addListener(connectionEnds);
        context.addEndHandler(ended -> {
            channel.closeFuture().removeListener(connectionEnds);
            place.leave();
        });
        if (context.response().closed()) {
            place.leave();
        }
    }

    /** Lets what the client sends pass through that gate, in place of one for an upgrade that came to nothing. */
    void guard(PingGate gate) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(PingGate.class) != null) {
            pipeline.remove(PingGate.class);
        }
        pipeline.addBefore(pipeline.context(VertxHandler.class).name(), null, gate);
    }

    /** Whether the client is still there, as far as is known. */
    boolean isOpen() {
        return channel.isOpen();
    }

    /**
     * Writes text messages to a WebSocket, in their order, on the event loop; completes when the last is written.
     *
     * <p>Below the WebSocket's own interface, where each would be encoded anew for every client and wrapped in a future of three libraries:
     * that took a third of the processor time of a feed that many watch.
     */
    Future<Void> writeMessages(List<byte[]> messages) {
        Promise<Void> written = Promise.promise();
        ChannelFuture last = channel.newSucceededFuture();
        for (byte[] message : messages) {
            last = channel.write(new TextWebSocketFrame(Unpooled.wrappedBuffer(message)));
        }
        last.addListener(done -> {
            if (done.isSuccess()) {
                written.complete();
            } else {
                written.fail(done.cause());
            }
        });
        channel.flush();
        return written.future();
    }

    /** Takes nothing more from the client: what it sends on piles up on its own side. */
    void stopReading() {
        channel.config().setAutoRead(false);
    }

    /**
     * Ends it at once: what was not sent is dropped. Of an HTTP/2 connection, which others share, only the stream.
     *
     * <p>Below the HTTP server, whose own way to close a connection waits until the client has taken everything.
     */
    void cut() {
        ChannelHandlerContext lowest = channel.pipeline().firstContext();
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(CANCEL);
        } else if (lowest != null) {
            ChannelFuture _ = lowest.close();
        }
    }
}
