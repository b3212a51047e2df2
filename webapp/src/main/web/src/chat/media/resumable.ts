import { DetailedError, Upload } from 'tus-js-client';
import { Lost, SignedOut, type Tokens } from '../../client';
import { reasonOf, refusalOf, type UploadOptions } from './upload';

interface Task {
  endpoint: URL;
  file: Blob;
  options: UploadOptions;
  tokens: Tokens;
}

const PIECE = 8 * 1024 * 1024;
/** Milliseconds before each further try; counted anew whenever a try brought something over. Ten minutes in all. */
const PAUSES = [500, 1_000, 2_000, 5_000, ...Array.from({ length: 60 }, () => 10_000)];

/** Uploads by tus and gives the address of the upload. A page that was reloaded goes on with the same file where it was. */
export async function uploadResumable({ endpoint, file, options, tokens }: Task): Promise<string> {
  const { name = 'file', progress, signal } = options;
  let stale: string | undefined;
  let access = '';
  return new Promise((done, failed) => {
    const upload = new Upload(file, {
      endpoint: endpoint.href,
      chunkSize: PIECE,
      metadata: { filename: name, filetype: file.type },
      retryDelays: PAUSES,
      fingerprint: () => Promise.resolve(fingerprintOf(file, tokens)),
      // two recordings may look alike; a chosen file is told by its name and time
      storeFingerprintForResuming: file instanceof File,
      removeFingerprintOnSuccess: true,
      onBeforeRequest: async (request) => {
        access = stale === undefined ? await tokens.access() : await tokens.renew(stale);
        stale = undefined;
        request.setHeader('Authorization', `Bearer ${access}`);
      },
      onAfterResponse: (_, response) => {
        stale = response.getStatus() === 401 ? access : undefined;
      },
      onShouldRetry: (failure, tries) => isPassing(failure) || (failure.originalResponse?.getStatus() === 401 && tries === 0),
      onProgress: (sent, total) => progress?.(sent / total),
      onError: (failure) => end(() => failed(failureOf(failure))),
      onSuccess: () => end(() => done(upload.url ?? '')),
    });
    const abort = () =>
      end(() => {
        // what can't be deleted now is swept by the server later
        void upload.abort(true).catch(() => undefined);
        failed(reasonOf(signal));
      });
    const end = (act: () => void) => {
      signal?.removeEventListener('abort', abort);
      act();
    };
    signal?.addEventListener('abort', abort);
    void upload
      .findPreviousUploads() // none for what is no file, since nothing of it was kept
      .then(([previous]) => (previous === undefined ? undefined : upload.resumeFromPreviousUpload(previous)))
      .then(() => (signal?.aborted === true ? undefined : upload.start()), failed);
  });
}

function fingerprintOf(file: Blob, tokens: Tokens): string {
  const told = file instanceof File ? [file.name, file.lastModified] : [];
  return JSON.stringify(['hy', tokens.identity()?.user, file.type, file.size, ...told]);
}

/** Worth another try: nobody answered, or somebody who may answer otherwise soon. */
function isPassing(failure: DetailedError): boolean {
  if (failure.causingError instanceof SignedOut) {
    return false;
  }
  const status = failure.originalResponse?.getStatus() ?? 0;
  return status === 0 || [409, 423, 429, 460, 502, 503, 504].includes(status);
}

function failureOf(failure: Error): Error {
  if (!(failure instanceof DetailedError) || failure.originalResponse === null) {
    return failure instanceof DetailedError && failure.causingError instanceof SignedOut ? failure.causingError : new Lost(failure.message);
  }
  return refusalOf(failure.originalResponse.getStatus(), failure.originalResponse.getBody());
}
