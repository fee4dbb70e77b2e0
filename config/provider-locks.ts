import { AWS_PROVIDER_VERSION, HELM_PROVIDER_VERSION, KUBERNETES_PROVIDER_VERSION } from './versions';

/** One provider as Terraform's dependency lock file has it. */
export interface ProviderLock {
  readonly version: string;
  /** `h1:` of the unpacked package of a platform, `zh:` of its archive, as the registry signed it. */
  readonly hashes: readonly string[];
}

/**
 * The providers that stacks use, by source address, with the hashes of their packages for every platform that the registry has. With a new
 * version come new hashes: docs/upgrading.md, "Terraform's providers".
 *
 * Source: Terraform, "Dependency Lock File", section "New provider package checksums". The registry was not asked by us: the hashes are those
 * in public lock files of several owners, who agree. That of AWS's package for linux_amd64 is also what `terraform providers lock` made of the
 * package that the proofs run.
 */
export const PROVIDER_LOCKS: Readonly<Record<string, ProviderLock>> = {
  'hashicorp/aws': {
    version: AWS_PROVIDER_VERSION,
    hashes: [
      'h1:+X3t1uVrM0z4K/lAYUV1SYmO7UBd9/Y4XC11zI9wcQQ=',
      'h1:95JvzqH8cVlNqTBgqfg5UfMZXT2a8K+vygOQ9afj4mQ=',
      'h1:FAfHhUISfZ2hS9itjVfBi71TltLVAHS2ZnQXlldUva0=',
      'h1:FZ4tAR+rsfmMatrfK9BrB6k+EhvolUNR67pSlc8bacs=',
      'h1:H3mU/7URhP0uCRGK8jeQRKxx2XFzEqLiOq/L2Bbiaxs=',
      'h1:Ijt7pOlB7Tr7maGQIqtsLFbl7pSMIj06TVdkoSBcYOw=',
      'h1:MLOPC8C1bKpbqPgtdkn26PSI/zYJZQc35vTLF4GNkXc=',
      'h1:edXOJWE4ORX8Fm+dpVpICzMZJat4AX0VRCAy/xkcOc0=',
      'h1:hVDEfiQis2sEFhiqQUL2MFc3YGyA3NNnk/vNz2J1nfI=',
      'h1:hd45qFU5cFuJMpFGdUniU9mVIr5LYVWP1uMeunBpYYs=',
      'h1:jAEZ9zxrrwIdsPm0ycSiAX0HqnssEN7VdA6B8FC9NqI=',
      'h1:lcDxx0Nx+ifFqTBpxz8Un27O0s+I7UNJAr/rUpSqlig=',
      'h1:qvzqmkxybGRKK4ttHbp4+lvYMOwoDsZKNIT1nRyCEK8=',
      'h1:wOhTPz6apLBuF7/FYZuCoXRK/MLgrNprZ3vXmq83g5k=',
      'zh:054b8dd49f0549c9a7cc27d159e45327b7b65cf404da5e5a20da154b90b8a644',
      'zh:0b97bf8d5e03d15d83cc40b0530a1f84b459354939ba6f135a0086c20ebbe6b2',
      'zh:1589a2266af699cbd5d80737a0fe02e54ec9cf2ca54e7e00ac51c7359056f274',
      'zh:6330766f1d85f01ae6ea90d1b214b8b74cc8c1badc4696b165b36ddd4cc15f7b',
      'zh:7c8c2e30d8e55291b86fcb64bdf6c25489d538688545eb48fd74ad622e5d3862',
      'zh:99b1003bd9bd32ee323544da897148f46a527f622dc3971af63ea3e251596342',
      'zh:9b12af85486a96aedd8d7984b0ff811a4b42e3d88dad1a3fb4c0b580d04fa425',
      'zh:9f8b909d3ec50ade83c8062290378b1ec553edef6a447c56dadc01a99f4eaa93',
      'zh:aaef921ff9aabaf8b1869a86d692ebd24fbd4e12c21205034bb679b9caf883a2',
      'zh:ac882313207aba00dd5a76dbd572a0ddc818bb9cbf5c9d61b28fe30efaec951e',
      'zh:bb64e8aff37becab373a1a0cc1080990785304141af42ed6aa3dd4913b000421',
      'zh:dfe495f6621df5540d9c92ad40b8067376350b005c637ea6efac5dc15028add4',
      'zh:f0ddf0eaf052766cfe09dea8200a946519f653c384ab4336e2a4a64fdd6310e9',
      'zh:f1b7e684f4c7ae1eed272b6de7d2049bb87a0275cb04dbb7cda6636f600699c9',
      'zh:ff461571e3f233699bf690db319dfe46aec75e58726636a0d97dd9ac6e32fb70',
    ],
  },
  'hashicorp/helm': {
    version: HELM_PROVIDER_VERSION,
    hashes: [
      'h1:/tVXN35+rcMB8KjqtYTIoFl7lxcQyDCCj+vKLXDmXck=',
      'h1:47CqNwkxctJtL/N/JuEj+8QMg8mRNI/NWeKO5/ydfZU=',
      'h1:5b2ojWKT0noujHiweCds37ZreRFRQLNaErdJLusJN88=',
      'h1:aeYsVAdJYzLZYeIu8MIPewY82Jf9/kVmCXcjj+S76NY=',
      'zh:1a6d5ce931708aec29d1f3d9e360c2a0c35ba5a54d03eeaff0ce3ca597cd0275',
      'zh:3411919ba2a5941801e677f0fea08bdd0ae22ba3c9ce3309f55554699e06524a',
      'zh:81b36138b8f2320dc7f877b50f9e38f4bc614affe68de885d322629dd0d16a29',
      'zh:95a2a0a497a6082ee06f95b38bd0f0d6924a65722892a856cfd914c0d117f104',
      'zh:9d3e78c2d1bb46508b972210ad706dd8c8b106f8b206ecf096cd211c54f46990',
      'zh:a79139abf687387a6efdbbb04289a0a8e7eaca2bd91cdc0ce68ea4f3286c2c34',
      'zh:aaa8784be125fbd50c48d84d6e171d3fb6ef84a221dbc5165c067ce05faab4c8',
      'zh:afecd301f469975c9d8f350cc482fe656e082b6ab0f677d1a816c3c615837cc1',
      'zh:c54c22b18d48ff9053d899d178d9ffef7d9d19785d9bf310a07d648b7aac075b',
      'zh:db2eefd55aea48e73384a555c72bac3f7d428e24147bedb64e1a039398e5b903',
      'zh:ee61666a233533fd2be971091cecc01650561f1585783c381b6f6e8a390198a4',
      'zh:f569b65999264a9416862bca5cd2a6177d94ccb0424f3a4ef424428912b9cb3c',
    ],
  },
  'hashicorp/kubernetes': {
    version: KUBERNETES_PROVIDER_VERSION,
    hashes: [
      'h1:1OF0rDUteVdoX04BrtmTc0T4NOo6+D0utmK6hM0EzZw=',
      'h1:5CkveFo5ynsLdzKk+Kv+r7+U9rMrNjfZPT3a0N/fhgE=',
      'h1:7nJdsd1RMPBtOjDXidB37+KSDN5VcOWkbkow69qJVGc=',
      'h1:D8JZJgZSnSaPRynEBgxsSvuwxbJK+oiZie4xHx2EzC0=',
      'h1:ElxtiTYl1L0rwN7VQuGb/R6ntPKocQ4GO7MGmnaGekI=',
      'h1:PrqdwvK/d9ZW1G35lUc5nkMyHa3/9+JOnbs66IJHNNw=',
      'h1:XCkL/mxjWTawg6gg+jlpCQhF/+SNRoCEZxbbkDTj42s=',
      'h1:deJNiRn8IN1u7CQoRIJzjkNdApY4HFvQgvMld7gX5ko=',
      'h1:lhkYLPvEGl9vhWc8aP5hSvIyfsFEsOB+AKLpMfNjb4c=',
      'h1:soK8Lt0SZ6dB+HsypFRDzuX/npqlMU6M0fvyaR1yW0k=',
      'h1:ynRfNQBVjhOOETY+XQnhyweReJbi7//FvxTFkoA39/c=',
      'zh:0af928d776eb269b192dc0ea0f8a3f0f5ec117224cd644bdacdc682300f84ba0',
      'zh:1be998e67206f7cfc4ffe77c01a09ac91ce725de0abaec9030b22c0a832af44f',
      'zh:326803fe5946023687d603f6f1bab24de7af3d426b01d20e51d4e6fbe4e7ec1b',
      'zh:4a99ec8d91193af961de1abb1f824be73df07489301d62e6141a656b3ebfff12',
      'zh:5136e51765d6a0b9e4dbcc3b38821e9736bd2136cf15e9aac11668f22db117d2',
      'zh:63fab47349852d7802fb032e4f2b6a101ee1ce34b62557a9ad0f0f0f5b6ecfdc',
      'zh:924fb0257e2d03e03e2bfe9c7b99aa73c195b1f19412ca09960001bee3c50d15',
      'zh:b63a0be5e233f8f6727c56bed3b61eb9456ca7a8bb29539fba0837f1badf1396',
      'zh:d39861aa21077f1bc899bc53e7233262e530ba8a3a2d737449b100daeb303e4d',
      'zh:de0805e10ebe4c83ce3b728a67f6b0f9d18be32b25146aa89116634df5145ad4',
      'zh:f569b65999264a9416862bca5cd2a6177d94ccb0424f3a4ef424428912b9cb3c',
      'zh:faf23e45f0090eef8ba28a8aac7ec5d4fdf11a36c40a8d286304567d71c1e7db',
    ],
  },
};
