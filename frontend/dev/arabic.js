/** Arabic names of some large cities and countries, for looking at the harness from right to left. */
const NAMES = `London لندن|Paris باريس|Berlin برلين|Madrid مدريد|Rome روما|Moscow موسكو|Istanbul إسطنبول|Cairo القاهرة|Tunis تونس|Algiers الجزائر
Rabat الرباط|Casablanca الدار البيضاء|Baghdad بغداد|Damascus دمشق|Aleppo حلب|Beirut بيروت|Amman عمّان|Riyadh الرياض|Jeddah جدة|Dubai دبي
Abu Dhabi أبوظبي|Doha الدوحة|Kuwait City مدينة الكويت|Tehran طهران|Ankara أنقرة|Athens أثينا|Vienna فيينا|Budapest بودابست|Prague براغ
Warsaw وارسو|Kyiv كييف|Minsk مينسك|Saint Petersburg سانت بطرسبرغ|New York City نيويورك|Los Angeles لوس أنجلوس|Chicago شيكاغو|Mexico City مدينة مكسيكو
São Paulo ساو باولو|Rio de Janeiro ريو دي جانيرو|Buenos Aires بوينس آيرس|Lima ليما|Bogotá بوغوتا|Lagos لاغوس|Dakar داكار|Nairobi نيروبي
Johannesburg جوهانسبرغ|Cape Town كيب تاون|Addis Ababa أديس أبابا|Khartoum الخرطوم|Sanaa صنعاء|Mumbai مومباي|Delhi دلهي|Karachi كراتشي|Lahore لاهور
Dhaka دكا|Bangkok بانكوك|Hanoi هانوي|Ho Chi Minh City مدينة هو تشي منه|Beijing بكين|Shanghai شانغهاي|Tokyo طوكيو|Seoul سول|Jakarta جاكرتا
Manila مانيلا|Sydney سيدني|Tripoli طرابلس|Tashkent طشقند|Baku باكو|Tbilisi تبليسي|Yerevan يريفان|Barcelona برشلونة|Lisbon لشبونة|Milan ميلانو
Munich ميونخ|Hamburg هامبورغ|Brussels بروكسل|Amsterdam أمستردام|Stockholm ستوكهولم|Copenhagen كوبنهاغن|Belgrade بلغراد|Sofia صوفيا|Bucharest بوخارست
Toronto تورونتو|Montreal مونتريال|Havana هافانا|Almaty ألماتي|Kabul كابل|Islamabad إسلام آباد|Kinshasa كينشاسا|Luanda لواندا|Accra أكرا|Abidjan أبيدجان
Egypt مصر|Turkey تركيا|Germany ألمانيا|France فرنسا|Italy إيطاليا|Spain إسبانيا|Russia روسيا|China الصين|Japan اليابان|United Kingdom المملكة المتحدة`;

const TABLE = new Map(NAMES.split(/[|\n]/).map((pair) => {
  const cut = pair.search(/ [\u0600-\u06ff]/);
  return [pair.slice(0, cut), pair.slice(cut + 1)];
}));

/** The Arabic name, or the name itself. */
export const arabic = (name) => TABLE.get(name) ?? name;
