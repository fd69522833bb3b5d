import { FusesPlugin } from '@electron-forge/plugin-fuses';
import { MakerDeb } from '@electron-forge/maker-deb';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FuseV1Options, FuseVersion } from '@electron/fuses';

/** What ships, and with which doors of Electron itself walled up (docs/architecture.md, "Packaging"). */

/** Only the build, the manifest and the packages that the build needs at run time go into the app. */
const SHIPPED = /^\/(dist|node_modules|package\.json|LICENSE)($|\/)/;

export default {
  packagerConfig: {
    name: 'Redaksi',
    executableName: 'redaksi',
    appBundleId: 'org.redaksi.desk',
    // The N-API addons and sharp's libraries are loaded by the system, which cannot look into an archive.
    asar: { unpack: '**/{*.node,*.so*,*.dylib,*.dll}' },
    ignore: (file: string) => file !== '' && !SHIPPED.test(file),
  },
  hooks: {
    generateAssets: async () => {
      const { build } = (await import(new URL('./electron/build.mjs', import.meta.url).href)) as {
        build: () => Promise<void>;
      };
      await build();
    },
  },
  makers: [new MakerZIP({}), new MakerDeb({})],
  plugins: [
    new FusesPlugin({
      version: FuseVersion.V1,
      strictlyRequireAllFuses: false,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    }),
  ],
};
