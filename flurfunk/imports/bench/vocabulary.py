"""The words of the bench network: pieces of sentences in four languages that can be joined freely."""

from dataclasses import dataclass


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in text.split("|"))


@dataclass(frozen=True)
class Tongue:
    """A language: who or what, does what, when or where; how texts begin, and the halves of topics' names."""

    subjects: tuple[str, ...]
    predicates: tuple[str, ...]
    circumstances: tuple[str, ...]
    beginnings: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    gap: str = " "
    stop: str = "."


TONGUES = {
    "de": Tongue(
        subjects=_pieces(
            "Die neue Hydraulikpumpe | Der Prüfstand in Halle 3 | Unser Lieferant aus Kiel | Die Nachtschicht"
            " | Das Ersatzteillager | Die Steuerung der Presse | Der Werkstattwagen | Das Team in Suzhou"
            " | Die Konstruktion | Unser Kunde in Rostock | Die Schweißnaht am Rahmen | Der Einkauf"
            " | Das alte Messgerät | Die Dichtung | Der Azubi aus dem zweiten Jahr | Die Kantine | Der Kran"
            " | Das Protokoll von Montag | Die Zeichnung | Der Versand | Die Lackiererei | Der Betriebsrat"
        ),
        predicates=_pieces(
            "braucht eine neue Freigabe | läuft ohne Störung | wartet auf Ersatzteile | liefert pünktlich"
            " | zeigt einen zu hohen Druck | hat sich gut bewährt | fällt leider aus | wird gerade umgebaut"
            " | sucht noch Unterstützung | meldet wieder denselben Fehler | passt jetzt genau"
            " | bekommt eine zweite Chance | ist schneller als gedacht | verliert etwas Öl | steht bereit"
            " | kostet mehr als geplant | wurde gründlich gereinigt | hält länger als die alte Lösung"
        ),
        circumstances=_pieces(
            "seit gestern Nachmittag | in der Frühschicht | bei der Abnahme | nach dem letzten Update"
            " | auf der Baustelle in Wismar | bis Ende der Woche | trotz der Hitze | ohne Vorwarnung"
            " | wie im Protokoll beschrieben | zum dritten Mal | vor dem Umzug | mit dem neuen Werkzeug"
            " | laut Datenblatt | im Vergleich zum Vorjahr | unter voller Last | zur Freude aller"
        ),
        beginnings=_pieces(
            "Kurze Frage an alle: | Guten Morgen! | Zur Info: | Danke an das Team: | Achtung:"
        ),
        heads=_pieces(
            "Pumpen | Ventil | Lager | Schweiß | Kran | Kunden | Montage | Öl | Sicherheits | Werkzeug"
            " | Steuerungs | Einkaufs | Dichtungs | Mess | Versand"
        ),
        tails=_pieces(
            "prüfung | planung | wartung | technik | ordnung | kosten | übergabe | schulung | daten | norm"
        ),
    ),
    "en": Tongue(
        subjects=_pieces(
            "The new gearbox | Our supplier in Leeds | The night shift | The spare parts store | The test bench"
            " | The service van | The design team | The control unit | A customer in Oslo | The welding robot"
            " | The purchasing team | The old gauge | The seal kit | The second-year apprentice | The canteen"
            " | The overhead crane | The report from Monday | The drawing | The paint shop | The warehouse"
            " | The data sheet | The crew in Gdynia"
        ),
        predicates=_pieces(
            "needs another approval | runs without trouble | is waiting for parts | arrived on time"
            " | shows too much pressure | turned out well | is out of order | is being rebuilt"
            " | could use some help | reports the same fault again | fits exactly now | deserves a second look"
            " | is faster than we thought | loses a little oil | is ready for pickup | costs more than planned"
            " | was cleaned thoroughly | lasts longer than the old one"
        ),
        circumstances=_pieces(
            "since yesterday afternoon | on the early shift | during acceptance | after the last update"
            " | on site in Bergen | until the end of the week | in spite of the heat | without any warning"
            " | as described in the report | for the third time | before the move | with the new tool"
            " | according to the manual | compared to last year | under full load | to everybody's delight"
        ),
        beginnings=_pieces(
            "Quick question: | Good morning! | For your information: | Thank you all: | Careful:"
        ),
        heads=_pieces(
            "Pump | Valve | Bearing | Welding | Crane | Customer | Assembly | Oil | Safety | Tool | Control"
            " | Purchasing | Seal | Gauge | Shipping"
        ),
        tails=_pieces(
            "-checks | -planning | -care | -basics | -rules | -costs | -handover | -training | -records | -news"
        ),
    ),
    "pt": Tongue(
        subjects=_pieces(
            "A bomba nova | O fornecedor de Santos | O turno da noite | O estoque de peças | A bancada de teste"
            " | A equipe de projeto | O comando da prensa | Um cliente em Recife | O robô de solda | A compra"
            " | O medidor antigo | A vedação | O aprendiz do segundo ano | O refeitório | A ponte rolante"
            " | O relatório de segunda | O desenho | A expedição | A pintura | A oficina | O manual"
        ),
        predicates=_pieces(
            "precisa de aprovação | funciona sem falhas | espera por peças | chegou no prazo"
            " | mostra pressão alta | deu muito certo | está fora de serviço | passa por reforma"
            " | precisa de uma mão | repete o mesmo erro | encaixa direitinho | merece outra chance"
            " | é mais rápido que o esperado | perde um pouco de óleo | já pode ser retirado"
            " | custa mais que o previsto | foi limpo com cuidado | dura mais que o antigo"
        ),
        circumstances=_pieces(
            "desde ontem à tarde | no primeiro turno | durante a entrega | depois da atualização"
            " | na obra em Campinas | até o fim da semana | apesar do calor | sem nenhum aviso"
            " | como diz o relatório | pela terceira vez | antes da mudança | com a ferramenta nova"
            " | segundo o manual | em comparação com o ano passado | com carga total | para a alegria de todos"
        ),
        beginnings=_pieces("Pergunta rápida: | Bom dia! | Para informação: | Obrigado a todos: | Cuidado:"),
        heads=_pieces(
            "Bomba | Válvula | Rolamento | Solda | Guindaste | Cliente | Montagem | Óleo | Segurança"
            " | Ferramenta | Comando | Compra | Vedação | Medida | Entrega"
        ),
        tails=_pieces(
            "-teste | -plano | -cuidado | -curso | -regra | -custo | -turno | -norma | -dados | -dica"
        ),
    ),
    "zh": Tongue(
        subjects=_pieces(
            "新的液压泵 | 三号车间的试验台 | 宁波的供应商 | 夜班同事 | 备件仓库 | 压机控制系统 | 服务车 | 设计团队"
            " | 苏州的客户 | 焊接机器人 | 采购部门 | 旧的测量仪 | 密封圈 | 二年级学徒 | 食堂 | 行车 | 周一的报告"
            " | 这张图纸 | 发货部门 | 喷漆车间 | 汉堡的同事"
        ),
        predicates=_pieces(
            "需要重新批准 | 运行正常 | 正在等配件 | 按时到货了 | 压力显示过高 | 效果很好 | 暂时停用 | 正在改造"
            " | 还需要帮忙 | 又报同样的故障 | 现在正好合适 | 值得再试一次 | 比预想的快 | 有一点漏油 | 已经准备好了"
            " | 比计划贵一些 | 已经彻底清洗 | 比旧的更耐用"
        ),
        circumstances=_pieces(
            "从昨天下午开始 | 在早班期间 | 验收的时候 | 上次更新以后 | 在无锡工地上 | 到本周末为止 | 虽然天气很热"
            " | 没有任何预警 | 按照报告的说明 | 已经是第三次 | 搬迁之前 | 用了新工具以后 | 根据说明书 | 和去年相比"
            " | 在满负荷下 | 让大家都很高兴"
        ),
        beginnings=_pieces("请问大家： | 早上好！ | 供参考： | 感谢大家： | 请注意："),
        heads=_pieces(
            "水泵 | 阀门 | 轴承 | 焊接 | 吊车 | 客户 | 装配 | 润滑 | 安全 | 工具 | 控制 | 采购 | 密封 | 测量 | 物流"
        ),
        tails=_pieces("检查 | 计划 | 保养 | 培训 | 规定 | 成本 | 交接 | 标准 | 数据 | 经验"),
        gap="",
        stop="。",
    ),
}
