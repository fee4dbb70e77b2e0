/**
 * Stands in for `archiver` in the bundle (`--alias` in package.json's `build`). cdktf loads it at start-up, with some two hundred modules
 * behind it, to zip a `TerraformAsset`; yet it zips by running its own file as a program, which in a bundle is the bundle. So
 * it is of no use there, and a stack that needs a zip file has to make it before synth.
 */
const archiver = (): never => {
  throw new Error(
    'A TerraformAsset cannot be an archive here: zip the files before synth, and name the zip file as an asset.',
  );
};

export = archiver;
