/** Formats of figures, the same on the terminal and on the page. */
export const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
export const milliseconds = (ms: number) => `${Math.round(ms)} ms`;
export const count = (value: number) => Math.round(value).toLocaleString('en');
export const ratio = (value: number) => `${value.toFixed(3)} ×`;
export const kibibytes = (bytes: number) => `${count(bytes / 1024)} KiB`;
export const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
export const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
export const dollars = (value: number) => `$${value.toFixed(value < 0.01 ? 6 : 4)}`;
