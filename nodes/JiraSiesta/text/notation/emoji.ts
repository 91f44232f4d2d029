/**
 * Short names that are emoji in Markdown: the common ones of Jira's own picker and of GitHub's list.
 * Any other `:name:` stays text, because `10:30:45` and `std::vector::x` are no emoji.
 */
const NAMES = `
smile 😄 grinning 😀 smiley 😃 grin 😁 laughing 😆 joy 😂 rofl 🤣 slight_smile 🙂 upside_down 🙃 wink 😉
blush 😊 innocent 😇 heart_eyes 😍 kissing_heart 😘 yum 😋 stuck_out_tongue 😛 thinking 🤔
neutral_face 😐 expressionless 😑 unamused 😒 rolling_eyes 🙄 smirk 😏 relieved 😌 pensive 😔
sleeping 😴 sunglasses 😎 nerd 🤓 confused 😕 worried 😟 frowning 😦 open_mouth 😮 astonished 😲
flushed 😳 cry 😢 sob 😭 scream 😱 weary 😩 tired_face 😫 angry 😠 rage 😡 exploding_head 🤯
partying_face 🥳 skull 💀 poop 💩 ghost 👻 alien 👽 robot 🤖 thumbsup 👍 thumbsdown 👎 +1 👍 -1 👎
ok_hand 👌 v ✌️ crossed_fingers 🤞 wave 👋 raised_hand ✋ clap 👏 raised_hands 🙌 pray 🙏 handshake 🤝
muscle 💪 point_up ☝️ point_right 👉 point_left 👈 point_down 👇 eyes 👀 brain 🧠 facepalm 🤦 shrug 🤷
heart ❤️ broken_heart 💔 orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙
purple_heart 💜 black_heart 🖤 sparkling_heart 💖 100 💯 boom 💥 sparkles ✨ star ⭐ star2 🌟 dizzy 💫
fire 🔥 zap ⚡ sunny ☀️ cloud ☁️ rainbow 🌈 snowflake ❄️ umbrella ☔ droplet 💧 ocean 🌊 rocket 🚀
airplane ✈️ car 🚗 ambulance 🚑 construction 🚧 checkered_flag 🏁 triangular_flag_on_post 🚩
white_flag 🏳️ tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 birthday 🎂 cake 🍰 pizza 🍕 beer 🍺 beers 🍻
coffee ☕ trophy 🏆 medal 🏅 dart 🎯 gem 💎 bug 🐛 ant 🐜 bee 🐝 ladybug 🐞 snail 🐌 turtle 🐢 snake 🐍
whale 🐳 dog 🐶 cat 🐱 panda_face 🐼 monkey 🐒 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊
unicorn 🦄 seedling 🌱 evergreen_tree 🌲 four_leaf_clover 🍀 white_check_mark ✅ check_mark ✅
heavy_check_mark ✔️ x ❌ cross_mark ❌ warning ⚠️ no_entry ⛔ stop_sign 🛑 no_entry_sign 🚫
question ❓ exclamation ❗ bangbang ‼️ interrobang ⁉️ information_source ℹ️ red_circle 🔴
orange_circle 🟠 yellow_circle 🟡 green_circle 🟢 large_blue_circle 🔵 blue_circle 🔵
purple_circle 🟣 white_circle ⚪ black_circle ⚫ arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️
arrow_down ⬇️ arrows_counterclockwise 🔄 recycle ♻️ heavy_plus_sign ➕ heavy_minus_sign ➖
infinity ♾️ bulb 💡 memo 📝 pencil 📝 pencil2 ✏️ book 📖 books 📚 bookmark 🔖 clipboard 📋 calendar 📅
date 📅 pushpin 📌 round_pushpin 📍 paperclip 📎 link 🔗 scissors ✂️ lock 🔒 unlock 🔓 key 🔑 mag 🔍
wrench 🔧 hammer 🔨 gear ⚙️ tools 🛠️ hammer_and_wrench 🛠️ test_tube 🧪 microscope 🔬 computer 💻
desktop 🖥️ keyboard ⌨️ floppy_disk 💾 package 📦 file_folder 📁 page_facing_up 📄
chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 email 📧 envelope ✉️
inbox_tray 📥 outbox_tray 📤 bell 🔔 no_bell 🔕 loudspeaker 📢 mega 📣 speech_balloon 💬
thought_balloon 💭 phone ☎️ iphone 📱 camera 📷 art 🎨 label 🏷️ moneybag 💰 dollar 💵 euro 💶
credit_card 💳 hourglass ⌛ hourglass_flowing_sand ⏳ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ clock1 🕐
shield 🛡️ rotating_light 🚨 police_officer 👮 detective 🕵️ technologist 🧑‍💻 family 👪 house 🏠
office 🏢 factory 🏭 hospital 🏥 school 🏫 globe_with_meridians 🌐 earth_africa 🌍 earth_americas 🌎
earth_asia 🌏 new 🆕 up 🆙 ok 🆗 cool 🆒 free 🆓 sos 🆘 put_litter_in_its_place 🚮 wastebasket 🗑️
ship 🚢 anchor ⚓ crystal_ball 🔮
`;

const list = NAMES.trim().split(/\s+/);

/** Short name without colons → the character. */
export const EMOJI: ReadonlyMap<string, string> = new Map(
	list.flatMap((name, index): Array<[string, string]> => (index % 2 === 0 ? [[name, list[index + 1]]] : [])),
);
