package io.hongyan.im.conformance;

/** What REST does, whatever protocol else is spoken. */
interface RestCases
        extends RegisterCases, TokenCases, BlobCases, UploadCases, RestQueryCases, RestSetCases, RestMessageCases {}
