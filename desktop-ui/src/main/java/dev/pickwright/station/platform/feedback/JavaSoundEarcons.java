package dev.pickwright.station.platform.feedback;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Plays the tones through Java Sound, on a thread of its own. */
public final class JavaSoundEarcons implements Earcons {

    private static final float RATE = 44_100f;
    private static final double VOLUME = 90;

    private final ExecutorService player = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("earcons").factory());
    private volatile boolean silent;

    @Override
    public void play(Outcome outcome) {
        if (!silent && outcome.tones() > 0) {
            player.execute(() -> sound(outcome));
        }
    }

    private void sound(Outcome outcome) {
        AudioFormat format = new AudioFormat(RATE, 8, 1, true, false);
        try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            for (int i = 0; i < outcome.tones(); i++) {
                byte[] wave = wave(outcome.hertz(i), outcome.millis(i));
                line.write(wave, 0, wave.length);
            }
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException e) {
            silent = true;
        }
    }

    private static byte[] wave(int hertz, int millis) {
        byte[] samples = new byte[(int) (RATE * millis / 1_000)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (Math.sin(2 * Math.PI * hertz * i / RATE) * VOLUME);
        }
        return samples;
    }
}
