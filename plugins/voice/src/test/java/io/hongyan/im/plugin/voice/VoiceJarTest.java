package io.hongyan.im.plugin.voice;

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.Person;
import io.hongyan.im.plugin.testkit.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

class VoiceJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    private static byte[] secondOfSilence() {
        AudioFormat format = new AudioFormat(8_000, 8, 1, false, false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (AudioInputStream silence =
                new AudioInputStream(new ByteArrayInputStream(new byte[8_000]), format, 8_000)) {
            int unused = AudioSystem.write(silence, AudioFileFormat.Type.WAVE, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    @Override
    protected void use(TestServer server) {
        Person alice = server.alice();
        alice.send(server.bob(), "voice", new Voice(alice.upload("second.wav", secondOfSilence()), 1));
    }
}
