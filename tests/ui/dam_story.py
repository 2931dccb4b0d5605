"""Eleven short articles about one dam, of eleven outlets, as plain texts: some twenty events in turns."""

_TOLD = {
    "Argus 2021-06-02": (
        "Heavy rain fell on the Orla valley on Monday. The dam at Orla broke on Tuesday night, and "
        "water flooded the town of Tarn. Rescuers saved forty people from roofs on Wednesday."
    ),
    "Beacon 2021-06-02": (
        "The Orla dam broke on Tuesday. Water flooded Tarn. Mayor Ada Quist declared a state of "
        "emergency in Tarn on Wednesday."
    ),
    "Chronicle 2021-06-03": (
        "The dam at Orla broke on 1 June 2021 and killed six people. Soldiers built a bridge over "
        "the river on Thursday. Engineers had warned of cracks in the dam on 12 May 2021."
    ),
    "Dispatch 2021-06-04": (
        "Mayor Ada Quist declared a state of emergency in Tarn on 2 June. Divers found two bodies "
        "near the mill on Thursday. Schools in Tarn closed on Wednesday."
    ),
    "Echo 2021-06-05": (
        "Engineers warned of cracks in the Orla dam on 12 May. Police searched the offices of the "
        "company Valley Water on Friday. Valley Water fired its chief engineer on Saturday."
    ),
    "Fjord Post 2021-06-07": (
        "Police searched the offices of Valley Water on 4 June 2021. Prime Minister Nils Berg "
        "visited Tarn on Sunday. Berg promised ten million crowns to the town on Sunday."
    ),
    "Gazette 2021-06-09": (
        "Prosecutors charged the director of Valley Water on Tuesday. The director denied the "
        "charges on Wednesday. Prime Minister Nils Berg visited Tarn on 6 June 2021."
    ),
    "Herald 2021-06-12": (
        "Prosecutors charged the director of Valley Water on 8 June 2021. Thousands marched in Tarn "
        "on Friday. Parliament opened an inquiry into the dam on Thursday."
    ),
    "Inquirer 2021-06-16": (
        "Parliament opened an inquiry into the Orla dam on 10 June 2021. Valley Water paid the "
        "first families on Monday. Schools in Tarn reopened on Tuesday."
    ),
    "Journal 2021-07-02": (
        "The inquiry published a first report on Thursday. The report blamed a weak wall on "
        "Thursday. The state took over Valley Water on Friday."
    ),
    "Kurier 2021-09-15": (
        "A court sentenced the director of Valley Water to three years in prison on Tuesday. "
        "Workers began to build a new dam at Orla on Wednesday. The state took over Valley Water on "
        "2 July 2021."
    ),
}
"""By outlet and day of publication; 1 June 2021 is a Tuesday."""


def dam_files() -> list[dict[str, object]]:
    """Return the articles as files to upload."""
    files = []
    for key, text in _TOLD.items():
        outlet, _, day = key.rpartition(" ")
        content = f" date {day} {outlet} on the dam\n\n{text}"
        files.append({"name": f"{outlet}.txt", "mimeType": "text/plain", "buffer": content.encode()})
    return files
