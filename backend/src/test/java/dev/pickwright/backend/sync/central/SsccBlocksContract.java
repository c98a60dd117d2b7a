package dev.pickwright.backend.sync.central;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.packing.SsccSerials;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Blocks and central's own numbers never overlap. */
@BackendTest
abstract class SsccBlocksContract {

    private static final int BLOCKS = 10;
    private static final int SINGLES = 200;

    @Autowired
    SsccBlocks blocks;

    @Autowired
    SsccSerials serials;

    @Autowired
    UnitOfWork units;

    @Test
    void aBlockIsOfSoManyNumbersInARow() {
        SsccBlocks.Block block = units.run(() -> blocks.take(500));
        assertThat(block.last() - block.first()).isEqualTo(499);
        assertThat(units.run(serials::next)).isGreaterThan(block.last());
    }

    @Test
    void whoTakesAtTheSameTimeGetsOthers() throws Exception {
        List<Callable<List<Long>>> takers = List.of(this::inBlocks, this::inBlocks, this::singly, this::singly);
        List<Long> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(takers.size())) {
            for (var taken : threads.invokeAll(takers)) {
                all.addAll(taken.get());
            }
        }
        assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(2 * SINGLES + 2 * BLOCKS);
    }

    private List<Long> inBlocks() {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            SsccBlocks.Block block = units.run(() -> blocks.take(100));
            LongStream.rangeClosed(block.first(), block.last()).forEach(taken::add);
        }
        return taken;
    }

    private List<Long> singly() {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < SINGLES; i++) {
            taken.add(units.run(serials::next));
        }
        return taken;
    }
}
