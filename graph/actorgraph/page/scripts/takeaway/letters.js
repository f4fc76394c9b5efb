// Made from formats/graphs/graphml/words.py, which explains these values, by `pytest --update-golden`.
export const LETTERS = "A-Za-zÀ-ÖØ-öø-ıĴ-ľŁ-ňŊ-žƀ-ǃǍ-ǰḀ-ẛẠ-ỹΈΉΊΌΎ-ΡΣ-ώЁ-ЌЎ-яё-ќў-ҁҐ-ӄԱ-Ֆա-ֆა-ჶא-תء-غـ-ْ٠-٩ٰ-ڷں-ھۀ-ێې-ۓە۰-۹अ-ह़-्०-९ぁ-ゔァ-ヺ一-龥가-힣";
