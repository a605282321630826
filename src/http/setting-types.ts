import { accept, refuse, type SettingType } from "#rooms/config";
import { isPeer } from "./request/identify-client.ts";

/** Addresses, networks and `unix`, separated by commas. */
export const peerListType: SettingType<readonly string[]> = listType({
  name: "peers",
  expected: "IP addresses, networks in CIDR notation or unix, separated by commas",
  accepts: isPeer,
  fix: (item) => `Write ${item} as an address such as 10.0.0.7, a network such as 10.0.0.0/8, or unix.`,
});

/** Origins, separated by commas. */
export const originListType: SettingType<readonly string[]> = listType({
  name: "origins",
  expected: "origins with scheme and host separated by commas",
  accepts: (item) => /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/i.test(item),
  fix: (item) => `Write ${item} as an origin such as https://example.com or https://*.example.com, without a path.`,
});

interface ListTypeParts {
  readonly name: string;
  readonly expected: string;
  readonly accepts: (item: string) => boolean;
  readonly fix: (item: string) => string;
}

function listType({ name, expected, accepts, fix }: ListTypeParts): SettingType<readonly string[]> {
  return {
    name,
    expected,
    schema: { type: "string" },
    parse: (text) => {
      const items = text
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== "");
      const wrong = items.find((item) => !accepts(item));
      return wrong === undefined ? accept(Object.freeze(items)) : refuse(fix(wrong));
    },
  };
}
