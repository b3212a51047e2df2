package io.hongyan.im.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;

/** Signs and reads access tokens: JWT with HS256 and a key that the installation made for itself. */
final class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(15);
    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 1_000;

    private final Clock clock;
    private final MACSigner signer;
    private final MACVerifier verifier;

    AccessTokens(SettingStore settings, Clock clock) {
        this.clock = clock;
        byte[] key = Base64.getDecoder().decode(settings.get("token.key", AccessTokens::newKey));
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException failure) {
            throw new IllegalStateException("the token key is unusable", failure);
        }
    }

    private static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    String sign(Proof proof) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(proof.who.account().toString())
                .claim("usr", proof.who.username().value())
                .claim("dev", proof.who.device().value())
                .claim("fam", Long.toString(proof.family))
                .claim("gen", proof.generation)
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException failure) {
            throw new IllegalStateException("the token can't be signed", failure);
        }
        return token.serialize();
    }

    /** @throws Refused token ended, if it is none of ours or its time is over */
    Proof read(String text) {
        if (text.length() > LONGEST) {
            throw ended();
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!token.verify(verifier)) {
                throw ended();
            }
            return proof(token.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException foreign) {
            throw ended();
        }
    }

    private Proof proof(JWTClaimsSet claims) throws ParseException {
        if (!claims.getExpirationTime().toInstant().isAfter(clock.instant())) {
            throw ended();
        }
        Identity who = new Identity(
                AccountId.of(claims.getSubject()),
                new UserName(claims.getStringClaim("usr")),
                new DeviceId(claims.getStringClaim("dev")));
        return new Proof(who, Long.parseLong(claims.getStringClaim("fam")), claims.getLongClaim("gen"));
    }

    private static Refused ended() {
        return new Refused(Code.TOKEN_ENDED);
    }

    /** What a token proves: who, and by which pair of which family. */
    record Proof(Identity who, long family, long generation) {}
}
