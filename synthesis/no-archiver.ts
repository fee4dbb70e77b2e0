/**
 * Stands in for `archiver` in the bundle (`--alias` in package.json's `build`). cdktf loads `archiver` and about two hundred modules at
 * start-up, to zip a `TerraformAsset`. But cdktf zips by running its own file as a program, and in a bundle that file is the bundle. So
 * zipping cannot work there. A zip file must be made before synth.
 */
const archiver = (): never => {
  throw new Error(
    'A TerraformAsset cannot be an archive here: zip the files before synth, and name the zip file as an asset.',
  );
};

export = archiver;
