package io.hongyan.im.web.tcp;

import io.hongyan.im.account.PrivateFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A certificate for this machine alone, which nobody but its maker has signed; made once and kept. */
final class DevelopmentCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentCertificate.class);
    private static final Duration EARLIER = Duration.ofHours(1);
    private static final Duration VALID = Duration.ofDays(3_650);

    private DevelopmentCertificate() {}

    /** Writes the files if they are not there. */
    static void ensure(Path certificate, Path key) throws IOException {
        if (Files.exists(certificate) && Files.exists(key)) {
            return;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Files.createDirectories(key.toAbsolutePath().getParent());
            new PrivateFile(key).write(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.write(certificate, pem("CERTIFICATE", signed(pair)));
            LOG.info("event=development-certificate-made file={}", certificate);
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IOException("no development certificate can be made", impossible);
        }
    }

    private static byte[] signed(KeyPair pair) throws IOException, OperatorCreationException {
        X500Name name = new X500Name("CN=Hongyan development");
        Instant now = Instant.now();
        GeneralNames hosts = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        });
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(64, new SecureRandom()),
                        Date.from(now.minus(EARLIER)),
                        Date.from(now.plus(VALID)),
                        name,
                        pair.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, hosts)
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
    }

    private static List<String> pem(String what, byte[] bytes) {
        byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
        return List.of(
                "-----BEGIN " + what + "-----",
                Base64.getMimeEncoder(64, newline).encodeToString(bytes),
                "-----END " + what + "-----");
    }
}
