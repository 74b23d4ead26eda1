package dev.eyewitness.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree against the vectors of Certificate Transparency, and proofs of every size up to 1,025. */
class MerkleTreeTest {

    private static final int LARGEST = 1_025;

    private static final List<String> VECTORS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<byte[]> LEAVES = IntStream.range(0, LARGEST)
            .mapToObj(leaf -> MerkleTree.leafHash(new byte[] {(byte) leaf, (byte) (leaf >> 8)}))
            .toList();

    private static final int ALL = 257;
    private static final int CHANCES = 20;

    private final Random random = new Random(1_025);

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootsAreThoseOfThePublishedVectors(int size, String root) {
        List<byte[]> leaves = VECTORS.subList(0, size).stream()
                .map(HexFormat.of()::parseHex)
                .map(MerkleTree::leafHash)
                .toList();

        assertThat(HexFormat.of().formatHex(MerkleTree.root(size, nodes(leaves))))
                .isEqualTo(root);
    }

    /** All of them up to a size of a full tile and one, and of larger ones the edges and others by chance. */
    private int[] places(int size) {
        return size <= ALL
                ? IntStream.range(0, size).toArray()
                : IntStream.concat(
                                IntStream.of(0, size / 3, Integer.highestOneBit(size) - 1, size / 2, size - 1),
                                random.ints(CHANCES, 0, size))
                        .toArray();
    }

    @Test
    void everyLeafOfEverySizeIsProvedAndNothingElse() {
        MerkleTree.Nodes nodes = nodes(LEAVES);
        for (int size = 1; size <= LARGEST; size++) {
            byte[] root = MerkleTree.root(size, nodes);
            for (int index : places(size)) {
                List<byte[]> proof = MerkleTree.inclusionProof(index, size, nodes);

                assertThat(MerkleTree.verifyInclusion(LEAVES.get(index), index, size, proof, root))
                        .isTrue();

                int other = (index + 1) % LARGEST;
                assertThat(MerkleTree.verifyInclusion(LEAVES.get(other), index, size, proof, root))
                        .isFalse();
                assertThat(MerkleTree.verifyInclusion(LEAVES.get(index), index, size, proof, LEAVES.get(other)))
                        .isFalse();
                assertThat(MerkleTree.verifyInclusion(LEAVES.get(index), size, size, proof, root))
                        .isFalse();
                assertThat(MerkleTree.verifyInclusion(LEAVES.get(index), index, size, longer(proof), root))
                        .isFalse();
                if (size > 1) {
                    assertThat(MerkleTree.verifyInclusion(LEAVES.get(index), (index + 1) % size, size, proof, root))
                            .isFalse();
                    assertThat(MerkleTree.verifyInclusion(
                                    LEAVES.get(index), index, size, proof.subList(1, proof.size()), root))
                            .isFalse();
                    assertThat(MerkleTree.verifyInclusion(LEAVES.get(index), index, size, altered(proof), root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everySizeContinuesTheSmallerOnesAndNothingElse() {
        MerkleTree.Nodes nodes = nodes(LEAVES);
        for (int to = 2; to <= LARGEST; to++) {
            byte[] toRoot = MerkleTree.root(to, nodes);
            for (int place : places(to - 1)) {
                int from = place + 1;
                byte[] fromRoot = MerkleTree.root(from, nodes);
                List<byte[]> proof = MerkleTree.consistencyProof(from, to, nodes);

                assertThat(MerkleTree.verifyConsistency(from, to, fromRoot, toRoot, proof))
                        .isTrue();

                assertThat(MerkleTree.verifyConsistency(from, to, toRoot, toRoot, proof))
                        .isFalse();
                assertThat(MerkleTree.verifyConsistency(from, to, fromRoot, fromRoot, proof))
                        .isFalse();
                assertThat(MerkleTree.verifyConsistency(to, from, fromRoot, toRoot, proof))
                        .isFalse();
                assertThat(MerkleTree.verifyConsistency(from, to, fromRoot, toRoot, longer(proof)))
                        .isFalse();
                assertThat(MerkleTree.verifyConsistency(from, to, fromRoot, toRoot, altered(proof)))
                        .isFalse();
                assertThat(MerkleTree.verifyConsistency(from, to, fromRoot, toRoot, List.of()))
                        .isFalse();
            }
        }
    }

    @Test
    void aTreeContinuesItselfAndTheEmptyOne() {
        byte[] root = MerkleTree.root(5, nodes(LEAVES));

        assertThat(MerkleTree.verifyConsistency(5, 5, root, root, List.of())).isTrue();
        assertThat(MerkleTree.verifyConsistency(5, 5, root, LEAVES.getFirst(), List.of()))
                .isFalse();
        assertThat(MerkleTree.verifyConsistency(0, 5, MerkleTree.emptyRoot(), root, List.of()))
                .isTrue();
        assertThat(MerkleTree.verifyConsistency(0, 5, root, root, List.of())).isFalse();
    }

    @Test
    void theFrontierHasTheRootOfEverySize() {
        MerkleTree.Nodes nodes = nodes(LEAVES);
        Frontier frontier = Frontier.of(0, new byte[0]);
        for (int size = 0; size < LARGEST; size++) {
            assertThat(frontier.root()).isEqualTo(MerkleTree.root(size, nodes));
            frontier = Frontier.of(size, frontier.toBytes());
            frontier.append(LEAVES.get(size));
        }
        assertThat(frontier.root()).isEqualTo(MerkleTree.root(LARGEST, nodes));
    }

    private static List<byte[]> longer(List<byte[]> proof) {
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(LEAVES.getFirst());
        return longer;
    }

    private List<byte[]> altered(List<byte[]> proof) {
        List<byte[]> altered = new ArrayList<>(proof);
        int place = random.nextInt(proof.size());
        byte[] hash = proof.get(place).clone();
        hash[random.nextInt(hash.length)] ^= 1;
        altered.set(place, hash);
        return altered;
    }

    /** Every complete subtree, worked out from its leaves. */
    private static MerkleTree.Nodes nodes(List<byte[]> leaves) {
        List<List<byte[]>> levels = new ArrayList<>(List.of(leaves));
        while (levels.getLast().size() > 1) {
            List<byte[]> below = levels.getLast();
            levels.add(IntStream.range(0, below.size() / 2)
                    .mapToObj(pair -> MerkleTree.nodeHash(below.get(2 * pair), below.get(2 * pair + 1)))
                    .toList());
        }
        return (level, index) -> {
            byte[] hash = levels.get(level).get((int) index);
            return Arrays.copyOf(hash, hash.length);
        };
    }
}
