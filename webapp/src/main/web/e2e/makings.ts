import type { Page } from '@playwright/test';

export interface Made {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A picture, drawn by the browser. */
export async function picture(page: Page, name: string, width: number, height: number): Promise<Made> {
  const data = await page.evaluate(
    ([wide, high]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: high });
      const pen = canvas.getContext('2d');
      const colours = pen?.createLinearGradient(0, 0, wide ?? 0, high ?? 0);
      colours?.addColorStop(0, '#0f6b66');
      colours?.addColorStop(1, '#e9a23b');
      if (pen && colours) {
        pen.fillStyle = colours;
      }
      pen?.fillRect(0, 0, wide ?? 0, high ?? 0);
      return canvas.toDataURL('image/jpeg');
    },
    [width, height],
  );
  return made(name, 'image/jpeg', data);
}

/** A video of some frames, recorded by the browser. */
export async function film(page: Page, name: string): Promise<Made> {
  const data = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 270 });
    const pen = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' });
    const pieces: globalThis.Blob[] = [];
    recorder.ondataavailable = (event) => pieces.push(event.data);
    const stopped = new Promise((done) => (recorder.onstop = done));
    recorder.start();
    for (let frame = 0; frame < 60; frame++) {
      if (pen) {
        pen.fillStyle = `hsl(${frame * 6} 60% 45%)`;
      }
      pen?.fillRect(0, 0, 480, 270);
      await new Promise((done) => requestAnimationFrame(done));
    }
    recorder.stop();
    await stopped;
    return new Promise<string>((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result as string);
      reader.readAsDataURL(new Blob(pieces));
    });
  });
  return made(name, 'video/webm', data);
}

function made(name: string, mimeType: string, data: string): Made {
  return { name, mimeType, buffer: Buffer.from(data.slice(data.indexOf(',') + 1), 'base64') };
}
