package dev.eyewitness.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** The Merkle tree of RFC 9162, section 2.1. */
public final class MerkleTree {

    private MerkleTree() {}

    @FunctionalInterface
    public interface Nodes {
        byte[] hash(int level, long index);
    }

    public static byte[] emptyRoot() {
        return sha256().digest();
    }

    public static byte[] leafHash(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(leaf);
    }

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

    public static boolean verifyInclusion(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        byte[] hash = leafHash;
        for (byte[] step : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = nodeHash(step, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = nodeHash(hash, step);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(hash, root);
    }

    public static boolean verifyConsistency(long from, long to, byte[] fromRoot, byte[] toRoot, List<byte[]> proof) {
        if (from == to) {
            return proof.isEmpty() && Arrays.equals(fromRoot, toRoot);
        }
        if (from == 0) {
            return proof.isEmpty();
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(from) == 1) {
            path.addFirst(fromRoot);
        }
        long fn = from - 1;
        long sn = to - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Iterator<byte[]> steps = path.iterator();
        byte[] fr = steps.next();
        byte[] sr = fr;
        while (steps.hasNext()) {
            byte[] c = steps.next();
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = nodeHash(c, fr);
                sr = nodeHash(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = nodeHash(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, fromRoot) && Arrays.equals(sr, toRoot);
    }
}
