package io.sallyport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.sallyport.runtime.jwt.IssuerKeys;
import io.sallyport.runtime.jwt.Jwt;
import io.vertx.core.Vertx;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A token of the size of a user pool's access token, signed by RS256 with 2,048 bits, read and its signature checked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JwtBench {
    private final Vertx vertx = Vertx.vertx();
    private String token;
    private IssuerKeys keys;
    private JWSVerifier nimbus;

    @Setup
    public void setUp() throws JOSEException {
        var key = new RSAKeyGenerator(2048)
                .keyID("one")
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        token = token(key);
        var published = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
        keys = IssuerKeys.read(vertx, published).orElseThrow();
        nimbus = new RSASSAVerifier(key.toRSAPublicKey());
    }

    private static String token(RSAKey key) throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var jwt = new SignedJWT(header, claims());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static JWTClaimsSet claims() {
        var now = Instant.parse("2026-11-22T08:00:00Z");
        return new JWTClaimsSet.Builder()
                .subject("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee")
                .issuer("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI")
                .claim("client_id", "1example23456789")
                .claim("token_use", "access")
                .claim("scope", "openid profile inventory/read inventory/write")
                .claim("cognito:groups", List.of("readers", "writers"))
                .claim("auth_time", now.getEpochSecond())
                .claim("username", "alice")
                .jwtID("ffffffff-bbbb-4ccc-8ddd-eeeeeeeeeeee")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3_600)))
                .build();
    }

    @TearDown
    public void tearDown() {
        vertx.close().await();
    }

    @Benchmark
    public Jwt sallyport() {
        var checked = keys.check(token, Jwt.read(token));
        if (checked.succeeded()) {
            return checked.result();
        }
        throw new IllegalStateException("a right token was refused", checked.cause());
    }

    @Benchmark
    public JWTClaimsSet nimbus() throws ParseException, JOSEException {
        var jwt = SignedJWT.parse(token);
        if (jwt.verify(nimbus)) {
            return jwt.getJWTClaimsSet();
        }
        throw new IllegalStateException("a right token was refused");
    }
}
