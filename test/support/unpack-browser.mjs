// Prints the path of the browser that comes with the packages, unpacked into this process's temporary folder.
import bundle from '@sparticuz/chromium';

process.stdout.write(await bundle.executablePath());
