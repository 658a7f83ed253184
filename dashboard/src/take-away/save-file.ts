/** Has the browser save a file under a name. */
export function saveFile(name: string, contents: Blob): void {
  const url = URL.createObjectURL(contents);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A file name of the words of a title: letters and digits of any script, joined by hyphens. */
export function fileName(title: string, ending: string): string {
  const words = title
    .toLowerCase()
    .split(/[^\p{Letter}\p{Mark}\p{Number}]+/u)
    .filter((word) => word !== '');
  return `${words.join('-').slice(0, 80)}.${ending}`;
}
