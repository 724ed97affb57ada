/**
 * What return phrases and tags are made of: 1,024 words, so that each carries ten bits. Short names of
 * things, written for this: none that sounds like another word, none that could hurt beside a name.
 */
export const words: readonly string[] = `
	acorn acre actor actress adult agent airport alarm album alley almanac almond alphabet amber
	anchor angle animal ankle answer anthem antler anvil apple apricot apron aquarium arcade arch
	archer arena armchair armor arrow artist asphalt asteroid athlete atlas attic author autumn
	avenue award awning baby backpack bacon badge badger bagel bakery balcony ballad balloon bamboo
	banjo banner barber barge barley barrel barrier baseball basil basin basket bath battery beacon
	beak bedroom beetle beetroot bellows bench beret bicycle birch bird biscuit bison blanket blazer
	blender blossom blouse bluebird boat boiler bonfire bonus book bookcase border botany bottle
	bouquet bowl bracelet branch brass breeze brick bridge broccoli bronze broom brother brownie
	brush bubble bucket buckle buffalo bugle builder bulb bumper bunny burrow butter button cabbage
	cabin cabinet cactus cake calcium calendar camel camera camp canal candle canoe canvas canyon
	capital captain caravan carbon cardinal cargo carnival carpet cart castle cattle cavern cedar
	ceiling celery cellist cello cement center chalk champion channel chapter charcoal cheese chess
	chestnut chimney chipmunk chisel chorus cinema cinnamon circle circus citadel citrus city
	clarinet clarity clay client cliff climate clock cloth cloud clover coach coast cobalt cobweb
	coffee coin collar colony color column comb comet compass computer concert concrete cookie
	copper coral corner corridor costume cottage cotton couch cousin cowboy cradle crane crater
	crayon cricket crocus crown crystal cube cup cupboard currant curtain curve cushion cyan cycle
	cypress daffodil dairy daisy dance dancer dawn delta dentist desert desk diagram dial diamond
	diary dinner disk doctor dolphin dome domino door doorbell dot dragon drawer dream dress drum
	duck dune dust eagle earth easel echo eclipse editor egg elbow elevator elk ember emerald engine
	envelope equator eraser essay estate evening event explorer fabric factory falcon family fan
	fanfare farmer fashion feast feather fence fern ferry festival fiddle field figure film finger
	firefly firewood fish flag flamingo flannel flask flock flood floor flute focus folder folklore
	footpath forest fork fortress fossil fountain foxglove fragment frame freckle freezer friend
	frost funnel galaxy gallery game garage garden gardener garlic garnet gazebo gazelle gem geyser
	giant giraffe glacier glass glider globe glove glue goblet gold goldfish gondola goose gosling
	granite grape graph gravel green grid grotto guava guitar gulf gull habit hallway halo hamlet
	hammer hammock hamster handbook handle harbor harmony harp harvest hawk hazel heather hedge
	helium helmet herb hero heron hexagon highway hill hillside hinge hive hobby hockey honey hood
	horizon hornet hotel hound house human hummus hunter hurdle husky hyphen icicle icon igloo index
	indigo infant ink inkwell inlet insect insight iris iron island ivory ivy jackdaw jacket jaguar
	jar jasmine jazz jelly jersey jewel jigsaw jockey jogger journal journey jubilee judge juggler
	juice jumper jungle junior juniper kangaroo kayak kennel kettle keyboard kilt kimono king
	kingdom kiosk kitchen kite kitten kiwi knuckle koala label lace ladder ladybird lagoon lake lamp
	lantern lapel laptop larch laser lasso latch lattice laundry lava lavender lawn layer leaf
	leaflet leather ledge legend lemon lemur lens lentil leopard letter lettuce lever library lid
	lily lime linen lion lioness liquid list lizard llama lobby lobe lobster locket lodge loft logo
	lotus lounge luggage lullaby lunch lyric machine magazine magnet magpie mahogany mailbox mammoth
	mandolin mango map maple marble margin marigold market maroon marsh mast match mattress meadow
	mechanic melody memory menu mercury mesh meteor method metro midnight milk mimosa minnow mint
	minute mirror mitten moat mobile model mohair molar moment monsoon month moon moonbeam mop
	morning morsel mosaic moss moth motor mountain mouse movie muffin mug mulberry museum music myth
	napkin narwhal nation nature nebula nectar needle nephew nest nettle network nickel noodle north
	note notebook notice novel nugget number nurse nursery nutmeg oak oasis oatmeal obelisk oboe
	ocean octagon octave octopus office olive olympic omelet onion onyx opal opera orange orbit
	orchard orchid oregano origami ostrich otter outfit outpost oval oven owl oxbow oxygen oyster
	paddle page pagoda paint pajama palace palm pancake panda panel papaya paper parade parasol
	parcel parent park parrot parsley parsnip party passport pasta pastel pastry patch path patio
	pavement paving peacock peanut pebble pecan pelican penguin pepper perch perfume petal phone
	photo piano piccolo pickle picnic picture pigeon pillow pilot pine pioneer pirate pizza planet
	plank plaster plate plateau platform plaza plumage plumber pocket poem poet polka pollen pond
	pony poplar poppy porch portrait poster potato pottery powder prairie present pretzel prince
	printer prism program pudding puddle puffin pulley pump pumpkin pupil puppet puppy purple puzzle
	pyramid python quail quarry quartz quest quilt quiver rabbit raccoon radar radio radish raft
	rainbow raisin ramp ranch ranger raven recipe record reef reptile rescue ribbon riddle ripple
	river robin robot rocket rodeo roof room rooster rosemary round rubber ruby rucksack rudder
	ruler runner saddle safari saffron sailor salad salmon salt sample sand sandal sapphire satchel
	satin saturn sauna scarf scholar school science scissors scooter scout screen script scroll
	seagull season secret shadow shampoo shark shawl sheep shelf shepherd sheriff shield ship shirt
	shoe shoulder shovel shower shuttle siding signal silk silver singer siren sister sketch sky
	sled sleeve slipper smoke snack snail snow soccer sock sofa soil song soup south space spark
	sparrow sphere spice spider spinach spiral sponge spoon spring spruce square squash squid
	squirrel stable stadium stage stamp star starfish station statue steam stencil step stone storm
	stove straw stream street string student studio sugar suitcase summer sunset surf swallow swamp
	swan sweater swing syrup table tablet talent tango target taxi teacher teapot temple tennis tent
	theater thermos thimble thistle throat thumb thunder ticket tiger tile timber timer toast
	toddler toffee tomato tongue toolbox tooth topaz torch tornado tortoise toucan towel tower town
	tractor traffic trail train tray treasure tree triangle tripod trolley trophy trout truck
	trumpet trunk tulip tuna tunnel turbine turkey turnip turtle tutor tuxedo twig twilight typist
	ukulele umbrella uncle unicorn uniform union universe valley vanilla vase vault velvet vendor
	vessel vest village vine vinegar violet violin virtue vision vitamin voice volcano volume voyage
	waffle wagon waiter wallet walnut walrus waltz wardrobe wasp watch water weaver wedding wheat
	wheel whistle willow window winter wizard wolf wombat wonder wool workshop world wren yacht yard
	yarn year yogurt zebra zenith zigzag zinc zipper zone
`
	.trim()
	.split(/\s+/);
