"""Texts are cut into sentences and tokens as they always were."""

from __future__ import annotations

from nlp.text.lexer import lex
from nlp.text.sentences import split_sentences
from tests.goldens import GOLDEN, assert_golden

TEXTS = """
It fell. It rose. it sank. It is "gone." It is 'gone.' He left.
It fell.) It rose (so it did.) Then it sank.] Next.
It fell.1 Then it rose.12 Then 3 sank.123 Then. It fell.1234 Then.
It fell.¹ Then it rose.²,³ Then it sank.[4] Then it lay. [5] Then it went.* Then it stopped.
By 2010.5 Then it rose. By 2010.55 More. At 338.4 GW it sank. At 2010.5 more.
Mr. Ito and Dr. Lee met at No. 5. They left. See Fig. 3. It shows pp. 4-5. It ends.
Ames et al. say so. Ames et al. 2001 say so. Goods, etc. The list is long. Goods, etc. and so on.
The U.S. mills closed. He went to the U.S. The mills closed. The U.K. It closed. The E.U. and so on.
J. K. Ames met A. Bell. I am. So am I. The end. Plan B. It failed. Vitamin A. It worked.
e.g. wool. i.e. salt. It is so, e.g. The wool. It is cf. Ames.
Really? yes. Really? Yes! No... yes. No... Yes. No … yes. No … Yes.
Inc. sold it. Acme Inc. The firm sold it. Acme Co. sold it. Acme Ltd. It closed.
It cost $5. It cost 5. 6 mills closed. In Jan. 5 it fell. In Jan. It fell. On 5 Sept. 2001 it fell.
vs. none. A vs. B. Approx. 5. Approx. Five. vol. 3. no. No. It is No. VI of it.
"It fell," he said. "It rose." "It sank." ‘So’. ‘It’ is.
1,234.5 and 1.234,5 and 1 234 567 and 12 34 and 1 234 mills and 12 345 678,9 tons.
1'234'567 and 1·5 and .5 and 5. and -5 and −5 and +5 and ±5 and 5% and 5‰ and 5° and 5°C.
$5 US$5 €5 £5 ¥5 R$5 5$ 5€ USD5 5USD $-5 ($5) [5] {5} 5/6 5-6 5–6 5—6 5~6 5:6 5×6 5*6 5^6.
x² y₂ 10⁶ 10⁻⁶ m² CO₂ H₂O 5½ ½ ⅓ 2¾ ²³ a¹ b⁴⁵ 5th 21st 2nd 3rd 1st.
https://a.example/b?c=5 www.a.example a@b.example doi:10.1234/a.b-5 http://a.example. It ends.
can't won't it's firms' O'Ames AT&T R&D U.S.-China anti-dumping 3-month COVID-19 G20 F-16 p.p. a.m.
naïve café Ærø ſ İ ß ﬁ ﬂ ﬀ 中国 日本語 кот αβ ∑ ≈ ≤ ≥ ≠ ∞ … • – — ' ' " " „ « ».
a_b __c__ a.b.c A.B. a..b a...b a,b a;b a:b a/b a\\b a|b a&b a+b a=b a<b a>b a#5 #5 @5.
"""


def test_texts_are_cut_as_they_were() -> None:
    said = []
    for text in TEXTS.strip().split("\n"):
        said.append(text)
        said.append("  " + " | ".join(span.of(text) for span in split_sentences(text)))
        said.append("  " + " ".join(f"{one.kind.name[0]}{one.text}" for one in lex(text)))
    assert_golden("pieces.txt", "\n".join(said) + "\n", folder=GOLDEN / "read")
