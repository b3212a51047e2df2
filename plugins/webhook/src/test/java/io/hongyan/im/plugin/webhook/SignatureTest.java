package io.hongyan.im.plugin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {
    /** {@code printf '1795374911.{"id":"雁"}' | openssl dgst -sha256 -hmac 'a secret of this test'}. */
    @Test
    void isWhatOpensslSays() {
        assertThat(Signature.of("a secret of this test", 1_795_374_911, "{\"id\":\"雁\"}".getBytes(UTF_8)))
                .isEqualTo("t=1795374911,v1=c491048cb56e0668403abeaa7a8a4ae2019eeb6c07b8f18f588918307df14235");
    }
}
