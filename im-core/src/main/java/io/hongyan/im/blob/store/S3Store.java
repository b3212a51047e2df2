package io.hongyan.im.blob.store;

import io.hongyan.im.blob.ByteStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket of a service that speaks S3. It must be there; what it answered is durable. */
public final class S3Store implements ByteStore {
    private final S3Client client;
    private final String bucket;

    /**
     * Where the bucket is and who we are there.
     *
     * @param endpoint as {@code https://s3.example.org}
     */
    public record Place(URI endpoint, String bucket, String region, String key, String secret) {
        @Override
        public String toString() {
            return endpoint + "/" + bucket;
        }
    }

    public S3Store(Place place) {
        this.bucket = place.bucket;
        this.client = S3Client.builder()
                .endpointOverride(place.endpoint)
                .region(Region.of(place.region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(place.key, place.secret)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(true)
                // others than Amazon's own understand no newer ones
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    @Override
    public void put(String key, Path file) throws IOException {
        String name = Keys.require(key);
        try {
            client.putObject(request -> request.bucket(bucket).key(name), RequestBody.fromFile(file));
        } catch (SdkException failure) {
            throw new IOException("the bytes can't be kept", failure);
        }
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        String name = Keys.require(key);
        if (length == 0) {
            return InputStream.nullInputStream();
        }
        String range = "bytes=" + from + "-" + (from + length - 1);
        try {
            return client.getObject(request -> request.bucket(bucket).key(name).range(range));
        } catch (NoSuchKeyException none) {
            NoSuchFileException missing = new NoSuchFileException(key);
            missing.initCause(none);
            throw missing;
        } catch (SdkException failure) {
            throw new IOException("the bytes can't be read", failure);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        String name = Keys.require(key);
        try {
            client.deleteObject(request -> request.bucket(bucket).key(name));
        } catch (SdkException failure) {
            throw new IOException("the bytes can't be removed", failure);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
