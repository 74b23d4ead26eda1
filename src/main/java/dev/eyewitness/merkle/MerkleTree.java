package dev.eyewitness.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The Merkle tree of RFC 9162, section 2.1, with SHA-256. */
public final class MerkleTree {

    private MerkleTree() {}

    /** The complete subtrees of a tree. */
    @FunctionalInterface
    public interface Nodes {

        /** The root of the complete subtree over the 2^{@code level} leaves from number {@code index} × 2^{@code level} on. */
        byte[] hash(int level, long index);
    }

    /** The root of a tree without leaves. */
    public static byte[] emptyRoot() {
        return sha256().digest();
    }

    /** The hash of a leaf: no inner node can have the same. */
    public static byte[] leafHash(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(leaf);
    }

    /** The hash of an inner node. */
    public static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The root of the tree over the first {@code size} leaves. */
    public static byte[] root(long size, Nodes nodes) {
        return size == 0 ? emptyRoot() : range(0, size, nodes);
    }

    private static byte[] range(long begin, long end, Nodes nodes) {
        long size = end - begin;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.hash(level, begin >> level);
        }
        long left = Long.highestOneBit(size - 1);
        return nodeHash(range(begin, begin + left, nodes), range(begin + left, end, nodes));
    }

    /** What leads from leaf {@code index} to the root of the tree over the first {@code size}, from the leaf upwards. */
    public static List<byte[]> inclusionProof(long index, long size, Nodes nodes) {
        List<byte[]> proof = new ArrayList<>();
        path(index, 0, size, nodes, proof);
        return proof;
    }

    private static void path(long index, long begin, long end, Nodes nodes, List<byte[]> proof) {
        if (end - begin == 1) {
            return;
        }
        long middle = begin + Long.highestOneBit(end - begin - 1);
        if (index < middle) {
            path(index, begin, middle, nodes, proof);
            proof.add(range(middle, end, nodes));
        } else {
            path(index, middle, end, nodes, proof);
            proof.add(range(begin, middle, nodes));
        }
    }

    /** What leads from the tree over the first {@code from} leaves to the one over the first {@code to}; empty where there is nothing to prove. */
    public static List<byte[]> consistencyProof(long from, long to, Nodes nodes) {
        List<byte[]> proof = new ArrayList<>();
        if (from > 0 && from < to) {
            subproof(from, 0, to, true, nodes, proof);
        }
        return proof;
    }

    private static void subproof(long from, long begin, long end, boolean isWhole, Nodes nodes, List<byte[]> proof) {
        if (from == end) {
            if (!isWhole) {
                proof.add(range(begin, end, nodes));
            }
            return;
        }
        long middle = begin + Long.highestOneBit(end - begin - 1);
        if (from <= middle) {
            subproof(from, begin, middle, isWhole, nodes, proof);
            proof.add(range(middle, end, nodes));
        } else {
            subproof(from, middle, end, false, nodes, proof);
            proof.add(range(begin, middle, nodes));
        }
    }

    /** Whether {@code proof} leads from that leaf to {@code root} (section 2.1.3.2). */
    public static boolean verifyInclusion(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        return inclusionRoot(leafHash, index, size, proof)
                .filter(found -> Arrays.equals(found, root))
                .isPresent();
    }

    /** The root that {@code proof} leads to from that leaf (section 2.1.3.2); empty where the proof is not of that place. */
    public static Optional<byte[]> inclusionRoot(byte[] leafHash, long index, long size, List<byte[]> proof) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        long place = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] step : proof) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((place & 1) == 1 || place == last) {
                hash = nodeHash(step, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, step);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    /** Whether {@code proof} leads from one root to the other (section 2.1.4.2). */
    public static boolean verifyConsistency(long from, long to, byte[] fromRoot, byte[] toRoot, List<byte[]> proof) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && Arrays.equals(fromRoot, toRoot);
        }
        if (from == 0 || proof.isEmpty()) {
            return from == 0 && proof.isEmpty() && Arrays.equals(fromRoot, emptyRoot());
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(from) == 1) {
            path.addFirst(fromRoot);
        }
        long place = from - 1;
        long last = to - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        Iterator<byte[]> steps = path.iterator();
        byte[] before = steps.next();
        byte[] after = before;
        while (steps.hasNext()) {
            byte[] step = steps.next();
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                before = nodeHash(step, before);
                after = nodeHash(step, after);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                after = nodeHash(after, step);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(before, fromRoot) && Arrays.equals(after, toRoot);
    }
}
