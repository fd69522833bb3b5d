/**
 * Places that open a dateline with nothing else to tell it by: `Jakarta - Polisi ...`, `LONDON — The ...`. Any place will do
 * where an outlet or an agency stands beside it; these need not be complete, only certain.
 */
const PLACES = `
Ambon, Balikpapan, Banda Aceh, Bandar Lampung, Bandung, Bandung Barat, Banjarmasin, Bantul, Banyumas, Banyuwangi, Batam, Batang,
Bekasi, Bengkulu, Blitar, Blora, Bogor, Bontang, Boyolali, Brebes, Bukittinggi, Ciamis, Cianjur, Cilacap, Cilegon, Cimahi, Cirebon,
Demak, Denpasar, Depok, Garut, Gorontalo, Gresik, Gunungkidul, Indramayu, Jakarta, Jakarta Barat, Jakarta Pusat, Jakarta Selatan,
Jakarta Timur, Jakarta Utara, Jambi, Jayapura, Jember, Jepara, Jogja, Jombang, Karanganyar, Karawang, Kebumen, Kediri, Kendal, Kendari,
Klaten, Kudus, Kulon Progo, Kuningan, Kupang, Lamongan, Lhokseumawe, Lombok, Lumajang, Madiun, Magelang, Majalengka, Makassar, Malang,
Mamuju, Manado, Manokwari, Mataram, Medan, Merauke, Mojokerto, Nganjuk, Ngawi, Nusantara, Pacitan, Padang, Palangka Raya, Palembang,
Palu, Pangandaran, Pangkalpinang, Parepare, Pasuruan, Pati, Pekalongan, Pekanbaru, Pemalang, Ponorogo, Pontianak, Probolinggo,
Purbalingga, Purwakarta, Purwokerto, Rembang, Salatiga, Samarinda, Semarang, Serang, Sidoarjo, Singkawang, Situbondo, Sleman, Solo,
Sorong, Sragen, Subang, Sukabumi, Sukoharjo, Sumedang, Surabaya, Surakarta, Tangerang, Tangerang Selatan, Tanjungpinang, Tarakan,
Tasikmalaya, Tegal, Temanggung, Ternate, Tuban, Tulungagung, Wonogiri, Wonosobo, Yogyakarta,
Amsterdam, Ankara, Athens, Athena, Baghdad, Bangkok, Barcelona, Beijing, Beirut, Berlin, Brussels, Brussel, Buenos Aires, Cairo,
Canberra, Chicago, Copenhagen, Damascus, Delhi, Dhaka, Dili, Doha, Dubai, Dublin, Edinburgh, Geneva, Hanoi, Helsinki, Hong Kong,
Islamabad, Istanbul, Jenewa, Jerusalem, Kabul, Kairo, Kathmandu, Kiev, Kuala Lumpur, Kyiv, Lisbon, London, Los Angeles, Madrid,
Manchester, Manila, Mekkah, Melbourne, Mexico City, Miami, Milan, Moscow, Moskow, Mumbai, Munich, Nairobi, New Delhi, New York, Oslo,
Ottawa, Paris, Phnom Penh, Prague, Pyongyang, Riyadh, Roma, Rome, San Francisco, Seoul, Shanghai, Singapore, Singapura, Stockholm,
Sydney, Taipei, Teheran, Tehran, Tel Aviv, Tokyo, Toronto, Vienna, Vladivostok, Warsaw, Washington, Wellington, Yangon, Zurich
`;

const folded = new Set(PLACES.split(',').map((place) => place.trim().toLowerCase()));

/** True for a place that is known, in whatever case it is printed. */
export function isKnownPlace(text: string): boolean {
  return folded.has(text.replace(/\s+/g, ' ').trim().toLowerCase());
}
