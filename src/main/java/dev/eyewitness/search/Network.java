package dev.eyewitness.search;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 network, or a single address as the network of its full length.
 *
 * <p>It holds the addresses that PostgreSQL's {@code inet <<=} says it holds: those of its own family. An IPv4-mapped IPv6 address
 * ({@code ::ffff:10.0.0.1}) is the IPv4 address, as it is where activities are recorded.
 */
public final class Network {

    /** No leading zeros, which some read as octal and others do not. */
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final Pattern TEXT = Pattern.compile("([^/]*)(?:/(0|[1-9]\\d{0,2}))?");

    private static final int MAPPED_PREFIX = 96;

    private static final int[] IPV4_FILED = {8, 16, 24, 32};
    private static final int[] IPV6_FILED = {32, 48, 64, 128};

    private final byte[] address;
    private final int length;

    private Network(byte[] address, int length) {
        this.address = masked(address, length);
        this.length = length;
    }

    /** The network that {@code text} writes as an address or in CIDR notation; empty where it is none. */
    static Optional<Network> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean isIpv6 = parts.group(1).indexOf(':') >= 0;
        return address(parts.group(1)).flatMap(address -> {
            int bits = address.length * Byte.SIZE;
            int mapped = isIpv6 && bits == Integer.SIZE ? MAPPED_PREFIX : 0;
            int length = parts.group(2) == null ? bits : Integer.parseInt(parts.group(2)) - mapped;
            return length >= 0 && length <= bits ? Optional.of(new Network(address, length)) : Optional.empty();
        });
    }

    /** The single address of those 4 or 16 bytes; empty where there are none. */
    static Optional<Network> ofBytes(byte[] address) {
        return address.length == 0 ? Optional.empty() : Optional.of(new Network(address, address.length * Byte.SIZE));
    }

    /** The bytes of an address literal, 4 or 16; never asks a name server. */
    static Optional<byte[]> address(String literal) {
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal).getAddress());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static byte[] masked(byte[] address, int length) {
        byte[] masked = address.clone();
        for (int bit = length; bit < masked.length * Byte.SIZE; bit++) {
            masked[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
        }
        return masked;
    }

    /** The networks that hold it, itself perhaps, under which an address is filed in order to be found, from wide to narrow. */
    List<Network> filedUnder() {
        int[] lengths = address.length == Integer.BYTES ? IPV4_FILED : IPV6_FILED;
        return Arrays.stream(lengths)
                .filter(filed -> filed <= length)
                .mapToObj(filed -> new Network(address, filed))
                .toList();
    }

    /** Whether it is one address alone. */
    boolean isSingle() {
        return length == address.length * Byte.SIZE;
    }

    /** Whether that address, of 4 or 16 bytes, lies in it. */
    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = length / Byte.SIZE;
        int rest = length % Byte.SIZE;
        return Arrays.equals(address, 0, whole, other, 0, whole)
                && (rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >> (Byte.SIZE - rest) == 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && length == network.length && Arrays.equals(address, network.address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + length;
    }

    /** In CIDR notation; a single address without its length. */
    @Override
    public String toString() {
        String text = NetUtil.bytesToIpAddress(address);
        return isSingle() ? text : text + "/" + length;
    }
}
