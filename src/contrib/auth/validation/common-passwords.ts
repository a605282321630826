/** What people put around a word so that it passes for a password, and programs that guess put there too. */
const longestDecoration = 4;

/** True for a password that guessing starts with, in any case, and for one with some digits or signs around it. */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase().trim();
  if (commonPasswords.has(text)) return true;
  const core = text.replace(/^[\d\p{P}\p{S}]+|[\d\p{P}\p{S}]+$/gu, "");
  return text.length - core.length <= longestDecoration && commonPasswords.has(core);
}

/** The passwords themselves, in lower case, at least eight characters long: shorter ones fail already for their length. */
const commonPasswords: ReadonlySet<string> = new Set(
  `
  00000000 01234567 012345678 0123456789 0987654321 11111111 111111111 1111111111 11112222 11223344 112233445566
  12121212 12341234 123123123 12312312 12345678 123456789 1234567890 12345678910 123456789a 1234qwer 123qweasd
  123qwe123 12qwaszx 13131313 147258369 159357456 1a2b3c4d 1password 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 22222222
  55555555 66666666 77777777 87654321 88888888 987654321 9876543210 99999999 a1b2c3d4 aa123456 aaaaaaaa abc12345
  abcd1234 abcdefgh abcdefghi access14 adgjmptw admin123 admin1234 administrator alexander asdf1234 asdfasdf asdfghjk
  asdfghjkl babygirl baseball baseball1 basketball batman123 benjamin bigdaddy blahblah blink182 bluebird brooklyn
  butterfly carolina caroline changeme changeme123 charlie1 chelsea1 chocolate christian christina christopher
  computer computer1 consumer coolness corvette creative danielle december default1 diamond1 disney123 dolphins
  dragon123 elephant elizabeth eminem123 enterprise equinox1 facebook fireball firebird football football1
  forever1 friendly friends1 fuckyou1 garfield goldfish google123 hannah123 hardcore harrison heather1 hello123
  hellohello hollywood homework hotmail1 iloveyou iloveyou1 iloveyou2 infinity internet isabella iverson3 jasmine1
  jennifer jessica1 jonathan jordan23 kawasaki kimberly kristina lakers24 lasvegas letmein1 letmein123 liverpool
  liverpool1 lollipop loveyou1 lovelove lovers123 manchester marlboro maverick mercedes metallica michael1 michelle
  midnight monkey123 monster1 mustang1 mypassword nascar24 natalie1 newyork1 nicholas november nothing1 pa55word
  pa55w0rd p@ssw0rd p@ssword pass1234 passpass passw0rd passwd123 password password! password0 password01 password1
  password1! password11 password12 password123 password1234 password2 password3 password99 patricia patriots
  peaches1 peekaboo pineapple platinum playstation politics porsche911 portugal postgres precious princess princess1
  q1w2e3r4 q1w2e3r4t5 qazwsxedc qazxswedc qwaszx12 qwer1234 qwerasdf qwerqwer qwerty12 qwerty123 qwerty1234 qwertyui
  qwertyuiop rainbow1 raiders1 realmadrid remember rockstar rootroot samantha samsung1 savannah scarface scorpion
  september shadow123 sebastian secret123 security serenity softball spiderman spiderman1 starwars stephanie
  steelers strawberry sublime1 sunflower sunshine sunshine1 superman superman1 superstar sweetheart swordfish
  testtest test1234 testing123 thunder1 tinkerbell tottenham trustno1 twilight undertaker universal valentina
  vanessa1 veronica victoria volleyball warcraft welcome1 welcome123 whatever williams wolverine wonderful
  xxxxxxxx yamaha123 yankees1 zaq12wsx zaq1zaq1 zxcvbnm1 zxcvbnm123 zxcvbnma zzzzzzzz
  `
    .trim()
    .split(/\s+/),
);
